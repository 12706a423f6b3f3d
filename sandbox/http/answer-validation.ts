import type { ValidateFunction } from "ajv/dist/2020.js";
import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationMatch } from "../../contract/match-operation.ts";
import { closed, createCompiler, schemasOf } from "../../contract/schemas.ts";
import type { ZoomError } from "../operations/operation.ts";

type Operation = OperationMatch["operation"];

export interface AnswerValidator {
  /** What of an answer, its body as it goes over the wire, does not fit the contract; null when it fits. */
  misfit(operation: Operation, status: number, body: string | undefined): string | null;
  /** What of a handler's error the contract does not list; null when it does. */
  errorMisfit(operation: Operation, error: ZoomError): string | null;
}

export const noValidation: AnswerValidator = { misfit: () => null, errorMisfit: () => null };

let made: AnswerValidator | null = null;

/** For every sandbox of the process: the contract is compiled once, which takes longer than to answer by it. */
export function answerValidator(): AnswerValidator {
  made ??= createAnswerValidator();
  return made;
}

function createAnswerValidator(): AnswerValidator {
  const compile = createCompiler(closed);
  const compiled = new Map<string, ValidateFunction | null>();
  const validatorOf = (operation: Operation, status: number) => {
    const key = `${operation.id} ${status}`;
    let validate = compiled.get(key);
    if (validate === undefined) {
      const response = schemasOf(operation.id).responses[status];
      validate = response ? compile(response.schema) : null;
      compiled.set(key, validate);
    }
    return validate;
  };

  return {
    misfit(operation, status, body) {
      // The documentation ends before the responses of one operation; no body is our choice.
      if (operation.success.length === 0 && status === 204) return body === undefined ? null : "there is no body";
      if (!operation.success.includes(status)) return `status ${status} is none of ${operation.success.join(", ")}`;
      const validate = validatorOf(operation, status);
      if (!validate) return body === undefined ? null : `status ${status} has no body`;
      if (body === undefined) return `status ${status} needs a body`;
      if (validate(JSON.parse(body))) return null;
      return (validate.errors ?? [])
        .slice(0, 5)
        .map(({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`)
        .join("; ");
    },
    errorMisfit({ id, success }, { status, code, message }) {
      const isListed = operationErrors[id].some(
        (error) => error.in === undefined && error.status === status && (error.code ?? code) === code,
      );
      const isValidation = status === 400 && code === 300;
      // Some operations need a privilege and list no error for its lack.
      const isForbidden = status === 403 && code === 200;
      // Others are for accounts that pay, and list no error for those that do not.
      const isUnpaid = status === 400 && code === 200 && /paid account/i.test(message);
      const isFit = isListed || isValidation || isForbidden || isUnpaid || success.length === 0;
      return isFit ? null : `error ${status}/${code} (${message}) is not in the contract`;
    },
  };
}
