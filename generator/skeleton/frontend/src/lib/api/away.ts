/** What error pages know it by: in production all else about an error stays on the server. */
export const API_AWAY = 'API_AWAY';

/** The API gave no answer, or none that makes sense, when a page was rendered. */
export class ApiAway extends Error {
  readonly digest = API_AWAY;

  /** `status` is 0 where there was no answer at all. */
  constructor(status: number) {
    super(status === 0 ? 'the API does not answer' : `the API answered ${status}`);
    this.name = 'ApiAway';
  }
}
