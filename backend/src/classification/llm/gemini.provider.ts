import { GoogleGenAI, ThinkingLevel, type GenerateContentConfig } from '@google/genai';
import type { Prompt } from '../prompt.js';
import { ANSWER_SCHEMA } from './answer.js';
import type { ProviderSettings } from './llm-settings.js';
import { providerFetch } from './provider-fetch.js';
import { fieldsOf, listOf, MAX_TOKENS, SdkProvider, textOf, tokenCount, type Completion } from './sdk-provider.js';

/** The reasons that mean neither an end nor a limit are all ways of the vendor to withhold an answer. */
const ENDS: Record<string, Completion['end']> = { '': 'complete', STOP: 'complete', MAX_TOKENS: 'cut' };

/** Google's Gemini API with a response schema. */
export class GeminiProvider extends SdkProvider {
  readonly name = 'gemini';

  private readonly client: GoogleGenAI;

  constructor(settings: ProviderSettings) {
    super(settings);
    // Everything that the SDK would otherwise take from variables of its own is said here.
    this.client = new GoogleGenAI({
      apiKey: settings.apiKey ?? '',
      enterprise: false,
      vertexai: false,
      httpOptions: {
        baseUrl: settings.baseUrl,
        apiVersion: 'v1beta',
        timeout: settings.timeoutMs,
        retryOptions: { attempts: 1 },
        fetch: providerFetch,
      },
    });
  }

  protected override async complete({ system, user }: Prompt, abortSignal: AbortSignal): Promise<Completion> {
    const response = fieldsOf(
      await this.client.models.generateContent({
        model: this.model,
        contents: user,
        config: {
          abortSignal,
          systemInstruction: system,
          maxOutputTokens: MAX_TOKENS,
          responseMimeType: 'application/json',
          responseJsonSchema: ANSWER_SCHEMA,
          automaticContinuation: false,
          ...thinkingOf(this.model),
        },
      }),
    );
    return completionIn(response);
  }
}

/** The SDK's own accessor of the text warns on the console about parts that are none. */
function completionIn(response: Record<string, unknown>): Completion {
  const candidate = fieldsOf(listOf(response['candidates'])[0]);
  const blocked = textOf(fieldsOf(response['promptFeedback'])['blockReason']) !== '';
  const usage = fieldsOf(response['usageMetadata']);
  return {
    text: listOf(fieldsOf(candidate['content'])['parts']).map(partText).join(''),
    end: blocked ? 'refused' : (ENDS[textOf(candidate['finishReason'])] ?? 'refused'),
    inputTokens: tokenCount(usage['promptTokenCount']),
    outputTokens: sum(tokenCount(usage['candidatesTokenCount']), tokenCount(usage['thoughtsTokenCount'])),
  };
}

/** Thoughts may stand before the answer. */
function partText(part: unknown): string {
  const { text, thought } = fieldsOf(part);
  return thought === true ? '' : textOf(text);
}

/** Thoughts are billed as output. */
function sum(answer: number | null, thoughts: number | null): number | null {
  return answer === null && thoughts === null ? null : (answer ?? 0) + (thoughts ?? 0);
}

/**
 * Thinking costs the seconds a typing person does not have: generation 2.5 lets its Flash line switch it off, from
 * generation 3 on it can be made minimal there. From 3 on the vendor also wants the temperature left alone. A name
 * that is not known goes without both, which is never an error.
 */
function thinkingOf(model: string): Pick<GenerateContentConfig, 'temperature' | 'thinkingConfig'> {
  if (/^gemini-2\.5-flash/.test(model)) return { temperature: 0, thinkingConfig: { thinkingBudget: 0 } };
  if (/^gemini-[12]\./.test(model)) return { temperature: 0 };
  if (/^gemini-3.*flash/.test(model)) return { thinkingConfig: { thinkingLevel: ThinkingLevel.MINIMAL } };
  return {};
}
