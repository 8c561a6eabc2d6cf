'use client';

import { useRef } from 'react';
import type { Grounding, Size } from '../../grounding/index.js';
import { ClipTimeline, GroundedVideo, type GroundedVideoProps } from '../../video/index.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import { useVideoAddress } from './useVideoAddress.js';

/** Props of {@link AnswerVideo}. */
export interface AnswerVideoProps
  extends Pick<
    GroundedVideoProps,
    'alt' | 'annotationStyle' | 'colors' | 'colorBy' | 'assetIdx' | 'assetCount' | 'locale' | 'labels'
  > {
  url: string;
  annotations: Grounding;
  size: Size | undefined;
  hasClips: boolean;
  timelineLabels: PerceptronChatLabels['timeline'];
  onSize(width: number, height: number): void;
}

/** A video with what an answer sees in it, and its clips on a timeline. */
export function AnswerVideo(props: AnswerVideoProps) {
  const { url, annotations, size, hasClips, timelineLabels, onSize, ...shared } = props;
  const { assetIdx, assetCount, colors, colorBy, locale } = shared;
  const video = useRef<HTMLVideoElement>(null);
  return (
    <>
      <GroundedVideo
        {...shared}
        src={useVideoAddress(url)}
        annotations={annotations}
        videoRef={video}
        videoSize={size}
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => onSize(videoWidth, videoHeight)}
      />
      {hasClips && (
        <ClipTimeline
          clips={annotations}
          video={video}
          labels={timelineLabels}
          {...{ assetIdx, assetCount, colors, colorBy, locale }}
        />
      )}
    </>
  );
}
