import { IsOneLine } from '../../common/validation/one-line.js';

export const VIEW_NAME_MAX_LENGTH = 60;

export function IsViewName(): PropertyDecorator {
  return IsOneLine(VIEW_NAME_MAX_LENGTH);
}
