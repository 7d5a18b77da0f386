/** In Unicode code points. */
export const PERSON_NAME_MAX_LENGTH = 100;
