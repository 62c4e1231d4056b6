import { initialsOf } from './initials.js';
import { userNameText } from './user-name.js';

describe('initials', () => {
  it.each([['Ada Lovelace', 'AL'], ['ada', 'AD'], [' Ada  King Lovelace ', 'AK'], ['+34 600 111 222', '36'], ['+34600111222', '34'], ['@ana', 'AN'], ['ليلى حسن', 'لح'], ['', '']])('of "%s": %s', (name, letters) => expect(initialsOf(name)).toBe(letters));

  it('of somebody who is known by a user name are letters of it', () => expect(initialsOf(userNameText('ana'))).toBe('AN'));
});
