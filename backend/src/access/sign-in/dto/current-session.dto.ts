import { ApiProperty } from '@nestjs/swagger';
import type { Principal } from '../../../common/access/principal.js';
import { PERMISSIONS, type Permission } from '../../../domain/permission.js';
import { VISITOR_ROLES, type VisitorRole } from '../../../domain/role.js';
import { PersonSummaryDto } from '../../people/dto/person.dto.js';
import { SignInWaysDto } from './sign-in-ways.dto.js';

const PRINCIPALS = ['visitor', 'person', 'token'] as const satisfies Principal['kind'][];

/** Who asks, and what they may do. */
export class CurrentSessionDto {
  @ApiProperty({ enum: PRINCIPALS, enumName: 'PrincipalKind', example: 'person' })
  principal: Principal['kind'];

  @ApiProperty({
    enum: PERMISSIONS,
    enumName: 'Permission',
    isArray: true,
    example: ['tickets:submit', 'tickets:read'],
  })
  permissions: Permission[];

  @ApiProperty({ type: PersonSummaryDto, nullable: true, description: 'Null unless a person has signed in.' })
  person: PersonSummaryDto | null;

  @ApiProperty({
    enum: VISITOR_ROLES,
    enumName: 'VisitorRole',
    description: 'As what somebody acts who has not signed in.',
    example: 'requester',
  })
  visitor_role: VisitorRole;

  @ApiProperty({
    description: 'There is no administrator yet: the link that the server printed makes one.',
    example: false,
  })
  needs_setup: boolean;

  @ApiProperty({ type: SignInWaysDto, description: 'How somebody can sign in besides by e-mail address and password.' })
  sign_in: SignInWaysDto;

  static from(
    principal: Principal,
    surroundings: { visitorRole: VisitorRole; needsSetup: boolean; signIn: SignInWaysDto },
  ): CurrentSessionDto {
    return {
      principal: principal.kind,
      permissions: [...principal.permissions],
      person: principal.kind === 'person' ? PersonSummaryDto.of(principal) : null,
      visitor_role: surroundings.visitorRole,
      needs_setup: surroundings.needsSetup,
      sign_in: surroundings.signIn,
    };
  }
}
