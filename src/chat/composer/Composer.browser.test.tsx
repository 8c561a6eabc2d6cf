import { act, fireEvent, render, screen } from '@testing-library/react';
import { createRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sendButton, setup, textBox } from '../../../test/support/composer.js';
import { Composer, type ComposerActions, type ComposerProps } from '../index.js';

afterEach(() => vi.restoreAllMocks());

/** An Enter as keyboards and input methods fire it; false when it does not break the line. */
const enter = (init: KeyboardEventInit = {}) => fireEvent.keyDown(textBox(), { key: 'Enter', ...init });

describe('sending', () => {
  it('hands over what was written, and is empty afterwards', async () => {
    const onSend = vi.fn();
    setup({ onSend });
    await userEvent.type(textBox(), ' Where is the cat?');
    await userEvent.click(sendButton());
    expect(onSend).toHaveBeenCalledExactlyOnceWith({
      text: 'Where is the cat?',
      media: [],
      vision: { enableThinking: true },
    });
    expect(textBox().value).toBe('');
    expect(document.activeElement, 'the button keeps the focus').toBe(sendButton());
  });

  it('holds nothing where its value is null, as that of a draft that was never stored', async () => {
    const onSend = vi.fn();
    setup({ onSend, value: null as unknown as undefined });
    await userEvent.type(textBox(), 'Hello{Enter}');
    expect(onSend.mock.calls[0]![0].text).toBe('Hello');
  });

  it('goes by Enter, not with Shift, and not while an input method composes', async () => {
    const onSend = vi.fn();
    setup({ onSend });
    await userEvent.type(textBox(), 'one{Shift>}{Enter}{/Shift}two');
    expect(textBox().value).toBe('one\ntwo');
    expect(enter({ isComposing: true })).toBe(true);
    // As Safari tells of the Enter that ends a composition.
    expect(enter({ keyCode: 229 })).toBe(true);
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onSend.mock.calls[0]![0].text).toBe('one\ntwo');
    expect(document.activeElement).toBe(textBox());
  });

  it('goes by Ctrl or Cmd and Enter alone where the app wants that', async () => {
    const onSend = vi.fn();
    setup({ onSend, submitKey: 'mod-enter' });
    await userEvent.type(textBox(), 'one{Enter}two');
    expect(textBox().value).toBe('one\ntwo');
    enter({ metaKey: true });
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('leaves Enter to the text where there is only a finger', async () => {
    const { matchMedia } = window;
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      query === '(pointer: coarse)' ? { ...matchMedia(query), matches: true } : matchMedia(query),
    );
    const onSend = vi.fn();
    setup({ onSend, defaultValue: 'one' });
    expect(enter()).toBe(true);
    expect(onSend).not.toHaveBeenCalled();
    enter({ ctrlKey: true });
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('has nothing to send while it is empty, says so and leads to the text', async () => {
    const onSend = vi.fn();
    const { root } = setup({ onSend, defaultValue: '  ' });
    expect(root.dataset.empty).toBe('');
    expect(sendButton().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(sendButton());
    expect(document.activeElement).toBe(textBox());
    await userEvent.keyboard('{Enter}');
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.keyboard('x');
    expect(sendButton().hasAttribute('aria-disabled')).toBe(false);
    expect(root.dataset.empty).toBeUndefined();
  });

  it('keeps what the app does not take, and brings back what it gives back', async () => {
    let refuse!: (value: unknown) => void;
    const onSend = vi.fn<ComposerProps['onSend']>(() => false);
    const { update } = setup({ onSend, defaultValue: 'one' });
    await userEvent.click(sendButton());
    expect(textBox().value).toBe('one');
    update({ onSend: () => new Promise((resolve) => (refuse = resolve)) });
    await userEvent.click(sendButton());
    expect(textBox().value).toBe('');
    await act(async () => refuse(false));
    expect(textBox().value).toBe('one');
  });
});

describe('inside another form', () => {
  /** Sends by the button, and gives the event that this fires. */
  async function submit() {
    let submitted: SubmitEvent | undefined;
    window.addEventListener('submit', (event) => (submitted = event), { capture: true, once: true });
    await userEvent.click(sendButton());
    return submitted!;
  }

  it('sends and leaves the page, also where nested forms keep the event from React', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const [onSend, onSubmit] = [vi.fn(), vi.fn()];
    render(
      <form onSubmit={onSubmit}>
        <Composer onSend={onSend} defaultValue="one" />
      </form>,
    );
    expect((await submit()).defaultPrevented).toBe(true);
    expect(onSend).toHaveBeenCalledOnce();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(complaint, 'forms do not nest in HTML').toHaveBeenCalled();
  });

  it('submits none of which it is a part in React only', async () => {
    const [onSend, onSubmit] = [vi.fn(), vi.fn()];
    render(
      <form onSubmit={onSubmit}>
        {createPortal(<Composer onSend={onSend} defaultValue="one" />, document.body)}
      </form>,
    );
    await submit();
    expect(onSend).toHaveBeenCalledOnce();
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe('while an answer is running', () => {
  it('stops it by the same button, by keyboard too, and writing goes on', async () => {
    const [onStop, onSend] = [vi.fn(), vi.fn()];
    const { root, update } = setup({ onStop, onSend, defaultValue: 'one' });
    const button = sendButton();
    await userEvent.click(button);
    update({ busy: true });
    expect(root.dataset.busy).toBe('');
    expect(button.getAttribute('aria-label')).toBe('Stop');
    expect(document.activeElement).toBe(button);
    await userEvent.keyboard('{Enter}');
    expect(onStop).toHaveBeenCalledOnce();
    await userEvent.type(textBox(), 'two{Enter}');
    expect(textBox().value, 'Enter neither sends nor breaks the line').toBe('two');
    expect(onSend).toHaveBeenCalledOnce();
    await userEvent.keyboard('{Escape}');
    expect(onStop).toHaveBeenCalledTimes(2);
    update({ busy: false });
    expect(button.getAttribute('aria-label')).toBe('Send');
    await userEvent.keyboard('{Escape}');
    expect(onStop).toHaveBeenCalledTimes(2);
  });

  it('takes Escape from the dialog around it only where that stops something', () => {
    const { update } = setup({ onStop() {} });
    const pressEscape = () => fireEvent.keyDown(textBox(), { key: 'Escape' });
    expect(pressEscape()).toBe(true);
    update({ busy: true });
    expect(pressEscape()).toBe(false);
  });

  it('is left to run where the app cannot stop it', async () => {
    const onSend = vi.fn();
    setup({ busy: true, onSend, defaultValue: 'one' });
    expect(sendButton().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(sendButton());
    expect(onSend).not.toHaveBeenCalled();
  });
});

it('does nothing when disabled, but stops', async () => {
  const [onSend, onStop] = [vi.fn(), vi.fn()];
  const { root, update } = setup({ disabled: true, onSend, onStop, defaultValue: 'one' });
  expect(root.dataset.disabled).toBe('');
  for (const control of root.querySelectorAll<HTMLButtonElement>('button, textarea, select'))
    expect(control.disabled, control.outerHTML).toBe(true);
  fireEvent.submit(root);
  expect(onSend).not.toHaveBeenCalled();
  update({ busy: true });
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onStop).toHaveBeenCalledOnce();
});

describe('the text', () => {
  it('is written wherever in the box one presses beside a control', async () => {
    const { root } = setup({ children: <span>own</span>, model: 'mute', capabilities: { formats: [] } });
    const { width, height } = root.getBoundingClientRect();
    // Between the switches and Send.
    await userEvent.click(root, { position: { x: width - 70, y: height - 20 } });
    expect(document.activeElement).toBe(textBox());
    act(() => textBox().blur());
    await userEvent.click(screen.getByText('own'));
    expect(document.activeElement).not.toBe(textBox());
  });

  it('can be held by the app', async () => {
    const onValueChange = vi.fn();
    function App() {
      const [value, setValue] = useState('');
      return (
        <Composer
          onSend={() => {}}
          value={value}
          onValueChange={(next, details) => {
            onValueChange(next, details.reason);
            setValue(next);
          }}
        />
      );
    }
    render(<App />);
    await userEvent.type(textBox(), 'ab');
    // In the middle, where a text that is set late would throw the cursor to the end.
    await userEvent.keyboard('{ArrowLeft}c');
    expect(textBox().value).toBe('acb');
    expect(textBox().selectionStart).toBe(2);
    await userEvent.keyboard('{Enter}');
    expect(textBox().value).toBe('');
    expect(onValueChange).toHaveBeenLastCalledWith('', 'send');
  });

  it('is what the app says, whatever is typed', async () => {
    const { update } = setup({ value: 'one' });
    await userEvent.type(textBox(), 'x');
    expect(textBox().value).toBe('one');
    update({ value: 'two' });
    expect(textBox().value).toBe('two');
  });

  it.each([true, false])('grows to its limit (with field-sizing: %s)', (supported) => {
    if (!supported) vi.spyOn(CSS, 'supports').mockReturnValue(false);
    const { root, update } = setup({ value: '' });
    if (!supported) textBox().style.setProperty('field-sizing', 'fixed');
    const height = (lines: number) => {
      update({ value: 'line\n'.repeat(lines) });
      return textBox().getBoundingClientRect().height;
    };
    const [one, five, many] = [height(0), height(5), height(100)];
    expect(five).toBeGreaterThan(one + 4 * 16);
    root.style.setProperty('--pr-composer-max-height', '100px');
    expect(many).toBeGreaterThan(five);
    expect(height(100)).toBe(100);
    expect(height(0)).toBe(one);
  });
});

it('is a form with the props, the ref and the children that it is given', () => {
  const ref = createRef<HTMLFormElement>();
  const actions = createRef<ComposerActions>();
  const onFocus = vi.fn();
  render(
    <Composer
      ref={ref}
      actionsRef={actions}
      onSend={() => {}}
      id="box"
      className="own"
      style={{ width: 300 }}
      data-x="y"
      aria-label="Ask"
      onFocus={onFocus}
      placeholder="Your question"
      labels={{ send: 'Ask', message: undefined }}
      autoFocus
    >
      <button type="button">More</button>
    </Composer>,
  );
  const root = ref.current!;
  expect(root).toBeInstanceOf(HTMLFormElement);
  expect(root.matches('#box.pr-composer.own[data-x=y]')).toBe(true);
  expect(root.style.width).toBe('300px');
  expect(screen.getByRole('form', { name: 'Ask' })).toBe(root);
  expect(document.activeElement).toBe(textBox());
  expect(onFocus).toHaveBeenCalled();
  expect(textBox().placeholder).toBe('Your question');
  expect(screen.getByRole('button', { name: 'Ask' })).toBeTruthy();
  expect(root.contains(screen.getByRole('button', { name: 'More' }))).toBe(true);
  act(() => (document.activeElement as HTMLElement).blur());
  act(() => actions.current!.focus());
  expect(document.activeElement).toBe(textBox());
});

it('is sent by the app itself', () => {
  const actions = createRef<ComposerActions>();
  const onSend = vi.fn();
  setup({ onSend, actionsRef: actions, defaultValue: 'one' });
  act(() => actions.current!.send());
  act(() => actions.current!.send());
  expect(onSend).toHaveBeenCalledOnce();
});
