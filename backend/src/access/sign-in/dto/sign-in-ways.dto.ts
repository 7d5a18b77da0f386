import { ApiProperty } from '@nestjs/swagger';
import type { Environment } from '../../../config/environment.js';

export class OpenIdWayDto {
  @ApiProperty({ description: 'What people know the provider as.', example: 'Single sign-on' })
  name: string;
}

/** Ways to sign in that an installation may offer. */
export class SignInWaysDto {
  @ApiProperty({ type: OpenIdWayDto, nullable: true, description: 'Null where no OpenID provider is configured.' })
  openid: OpenIdWayDto | null;

  @ApiProperty({ description: 'Whoever forgot their password can have a link sent by mail.', example: true })
  password_mail: boolean;

  static of({ OIDC_ISSUER, OIDC_NAME, SMTP_URL }: Environment): SignInWaysDto {
    return {
      openid: OIDC_ISSUER === undefined ? null : { name: OIDC_NAME },
      password_mail: SMTP_URL !== undefined,
    };
  }
}
