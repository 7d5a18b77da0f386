import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, ValidateBy, ValidateIf } from 'class-validator';
import { ListOf } from './list-of.js';
import { LlmEnvironment } from './llm-environment.js';
import { isGuardedAddress, isWebOrigin } from './network-names.js';

const TOGETHER = 'and set together with the other variables OIDC_… and PUBLIC_URL';

/** Who sets one of them wants all of them. */
const isWanted = (settings: OpenIdEnvironment): boolean =>
  [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET, settings.OIDC_ROLE_CLAIM].some(
    (value) => value !== undefined,
  ) || hasValues(settings);

const hasValues = ({ OIDC_AGENT_VALUES, OIDC_ADMIN_VALUES }: OpenIdEnvironment): boolean =>
  OIDC_AGENT_VALUES.length + OIDC_ADMIN_VALUES.length > 0;

const Needed = (isAcceptable: (text: string) => boolean, expected: string) =>
  applyDecorators(
    ValidateIf((settings: OpenIdEnvironment, value) => value !== undefined || isWanted(settings)),
    ValidateBy(
      {
        name: 'needed',
        validator: { validate: (value: unknown) => typeof value === 'string' && isAcceptable(value.trim()) },
      },
      { message: `$property must be ${expected}, ${TOGETHER}` },
    ),
  );

const isText = (text: string) => text.length > 0 && text.length <= 2_000;

/** An issuer is compared with what the provider calls itself, so it has neither a query nor a fragment. */
const isIssuer = (text: string) => isGuardedAddress(text) && !/[?#]/.test(text);

/** The variables about sign-in by OpenID Connect, which is offered when they are set. */
export class OpenIdEnvironment extends LlmEnvironment {
  /** Where people reach the product: for addresses that it gives away, to a provider and in mails. */
  @Needed(
    (text) => isWebOrigin(text) && isGuardedAddress(text),
    'an origin such as https://desk.example.com, without a path (http on the own machine only)',
  )
  readonly PUBLIC_URL?: string;

  @Needed(isIssuer, 'the address of an issuer by https (http on the own machine only)')
  readonly OIDC_ISSUER?: string;

  @Needed(isText, 'the id that the provider has given')
  readonly OIDC_CLIENT_ID?: string;

  @Needed(isText, 'the secret that the provider has given')
  readonly OIDC_CLIENT_SECRET?: string;

  /** What people know the provider as: the label of the button. */
  @IsString()
  @MaxLength(60)
  readonly OIDC_NAME: string = 'Single sign-on';

  /** What the provider is asked for. */
  @Matches(/^(?=.*\bopenid\b)[\w.:/-]+( [\w.:/-]+)*$/, {
    message: 'OIDC_SCOPES must be scopes with spaces between them, openid among them',
  })
  readonly OIDC_SCOPES: string = 'openid email profile';

  /** The claim that says what a person may be here: its name, or with dots the way to it. */
  @Needed(isText, 'the name of a claim')
  readonly OIDC_ROLE_CLAIM?: string;

  /** Values of the claim that make a person an agent. */
  @ListOf(isText, 'values of the claim, separated by commas')
  @ValidateBy(
    {
      name: 'someValues',
      validator: {
        validate: (_, context) =>
          !isWanted(context?.object as OpenIdEnvironment) || hasValues(context?.object as OpenIdEnvironment),
      },
    },
    { message: 'OIDC_AGENT_VALUES or OIDC_ADMIN_VALUES must say which values of the claim let somebody in' },
  )
  readonly OIDC_AGENT_VALUES: readonly string[] = [];

  /** The same for administrators. */
  @ListOf(isText, 'values of the claim, separated by commas')
  readonly OIDC_ADMIN_VALUES: readonly string[] = [];
}
