import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '../../domain/permission.js';
import { ApiCommonProblems } from '../openapi/api-problems.js';
import { CrossSiteRequestError, InvalidTokenError, NotAllowedError, SignInRequiredError } from './access-errors.js';

/** Under it a route, or its controller, says what it needs. */
export const REQUIRED = 'triagedesk:required';

/** What a route needs that needs nothing. */
export const NOTHING = 'nothing';

export type Requirement = Permission | typeof NOTHING;

/** In the API document, on each operation. */
export const REQUIRED_EXTENSION = 'x-required-permission';

/** Only for those who have the permission; on a method it goes before what its controller says. */
export function Requires(permission: Permission): ClassDecorator & MethodDecorator {
  return applyDecorators(
    declare(permission),
    ApiCommonProblems(
      new SignInRequiredError(),
      new InvalidTokenError(),
      new NotAllowedError(permission),
      new CrossSiteRequestError(),
    ),
  );
}

/** For everybody. */
export function Open(): ClassDecorator & MethodDecorator {
  return declare(NOTHING);
}

function declare(requirement: Requirement): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(REQUIRED, requirement), ApiExtension(REQUIRED_EXTENSION, requirement));
}
