import { ApiProperty } from '@nestjs/swagger';
import { authenticatorUri } from '../authenticator-uri.js';
import { base32 } from '../base32.js';

export class SecondFactorDto {
  @ApiProperty({ description: 'Whether signing in takes a code besides the password.', example: true })
  is_on: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-22T08:00:00.000Z' })
  since: string | null;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10, example: 10 })
  recovery_codes_left: number;

  static from({ since, recoveryCodesLeft }: { since: Date | null; recoveryCodesLeft: number }): SecondFactorDto {
    return { is_on: since !== null, since: since?.toISOString() ?? null, recovery_codes_left: recoveryCodesLeft };
  }
}

export class SecondFactorSecretDto {
  @ApiProperty({
    pattern: '^[A-Z2-7]{32}$',
    description: 'To be typed into an authenticator app; base32.',
    example: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  })
  secret: string;

  @ApiProperty({
    description: 'The same as authenticator apps read it from a QR code.',
    example: 'otpauth://totp/TriageDesk:robin%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=TriageDesk',
  })
  uri: string;

  static from(secret: Uint8Array, email: string): SecondFactorSecretDto {
    return { secret: base32(secret), uri: authenticatorUri(secret, email) };
  }
}

export class RecoveryCodesDto {
  @ApiProperty({
    type: [String],
    minItems: 10,
    maxItems: 10,
    description: 'They are shown only now. Each signs the person in once when the app is not at hand.',
    example: ['7K2M-9QXA-04TB', '3RWN-V8D0-HYJ5'],
  })
  recovery_codes: readonly string[];
}
