/** Every variable that changes what the product does. */
const productSetting =
  /^(ANONYMOUS_ROLE|ALLOW_OPEN_ACCESS|ADMIN_EMAIL|ADMIN_PASSWORD|SESSION_\w+|PUBLIC_URL|OIDC_\w+|SMTP_URL|MAIL_FROM|TRUST_PROXY|ALLOWED_HOSTS|CORS_ORIGINS|RATE_LIMIT_\w+|HOST|PORT|DATABASE_\w+|TEST_DATABASE_URL|FRONTEND_DIST|LOG_LEVEL|SHUTDOWN_TIMEOUT_MS|EVENTS_MAX_CLIENTS|REVIEW_THRESHOLD|TOKEN_SECRET|LEARNING|LEARNING_\w+|NODE_ENV|(ANTHROPIC|OPENAI|GEMINI|GOOGLE|LLM)_\w+)$/;

/** An environment without the product's settings: tests must not depend on them, nor spend the key of whoever runs them. */
export function withoutProductSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !productSetting.test(name)));
}
