/** What a handler answers. Without `json` and `text` the answer has no body. */
export type Answer = {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Ends the handling of a request with an answer that is an error. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`answer ${answer.status}`);
    this.answer = answer;
  }
}

export function notSignedIn(): Answer {
  return { status: 401, json: { error: "Couldn't authenticate you" } };
}

export function badAccessToken(): Answer {
  return {
    status: 401,
    json: {
      error: 'invalid_token',
      error_description: 'The access token is expired, revoked or not one of this account.',
    },
    headers: { 'www-authenticate': 'Bearer realm="OAuth API", error="invalid_token"' },
  };
}

export function forbidden(): Answer {
  return {
    status: 403,
    json: { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
  };
}

export function recordNotFound(): Answer {
  return { status: 404, json: { error: 'RecordNotFound', description: 'Not found' } };
}

export function invalidEndpoint(): Answer {
  return { status: 404, json: { error: 'InvalidEndpoint', description: 'Not found' } };
}

export function invalidAttribute(attribute: string, requirement: string): Answer {
  const message = `You passed an invalid value for the ${attribute} attribute. Invalid parameter: ${attribute} ${requirement}`;
  return { status: 400, json: { error: { title: 'Invalid attribute', message } } };
}

export function parameterMissing(name: string): Answer {
  return {
    status: 400,
    json: { error: 'ParameterMissing', description: `Required parameter is missing: ${name}` },
  };
}

/** The fourth form of error: a list under `errors`. */
export function errorList(status: number, code: string, title: string, detail: string): Answer {
  return { status, json: { errors: [{ code, title, detail }] } };
}

/** A record that breaks a rule. `field` is the key of `details`. */
export function recordInvalid(field: string, description: string, error?: string): Answer {
  const problem = error === undefined ? { description } : { description, error };
  return {
    status: 422,
    json: {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: { [field]: [problem] },
    },
  };
}

export function invalidSearch(description: string): Answer {
  return { status: 422, json: { error: 'invalid', description } };
}

export function notJson(): Answer {
  return {
    status: 422,
    json: { error: 'Unprocessable Entity', message: 'Server could not parse JSON' },
  };
}
