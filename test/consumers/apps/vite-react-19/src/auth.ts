/** The check that the README's proxy leaves to the app. */
export async function userOf(request: Request): Promise<string | null> {
  return request.headers.get('x-user');
}
