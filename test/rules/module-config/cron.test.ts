import fc from 'fast-check';
import { cronProblem } from '../../../src/rules/module-config/cron';

test.each([
  '0 2 * * *', '*/15 * * * *', '0-30/5,45 8-18 1,15,31 JAN-Mar,12 mon-FRI', '? ? ? ? ?', '  0   2 * * *  ', '5/10 * * * *', '0 2 * * sun',
  ',1,,2 * * * *',
  '@daily', '@yearly', '@annually', '@monthly', '@weekly', '@midnight', '@hourly', '@every 1h30m', '@every 0.5h', '@every 0', 'TZ=UTC 0 2 * * *',
  'CRON_TZ=Europe/Moscow @daily', '+1 +2 * * *', '007 * * * *',
])('a schedule: %s', schedule => expect(cronProblem(schedule)).toBeUndefined());

test.each([
  ['0 2 * *', 'a schedule has 5 fields, this one has 4'],
  ['0 0 2 * * *', 'a schedule has 5 fields, this one has 6'],
  ['', 'a schedule has 5 fields, this one has 0'],
  ['60 * * * *', "'60' is not a minute from 0 to 59"],
  ['* 24 * * *', "'24' is not an hour from 0 to 23"],
  ['* * 0 * *', "'0' is not a day of the month from 1 to 31"],
  ['* * * 1-13 *', "'1-13' is not a month from 1 to 12"],
  ['* * * * 7', "'7' is not a day of the week from 0 to 6"],
  ['5-1 * * * *', "'5-1' begins after it ends"],
  ['* * * * fri-mon', "'fri-mon' begins after it ends"],
  ['*/0 * * * *', "'*/0' has a step of zero"],
  ['1-2-3 * * * *', "'1-2-3' is not a minute"],
  ['1/2/3 * * * *', "'1/2/3' is not a minute"],
  ['-5 * * * *', "'-5' is not a minute"],
  ['* * L * *', "'L' is not a day of the month"],
  ['* * * * mon#1', "'mon#1' is not a day of the week"],
  ['mon * * * *', "'mon' is not a minute"],
  ['*/jan * * 1 *', "'*/jan' is not a minute"],
  ['1. * * * *', "'1.' is not a minute"],
  ['@Daily', "'@Daily' is not one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every with a duration"],
  ['@every 1d', "'@every 1d' is not one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every with a duration"],
  ['TZ=UTC', 'the schedule after the time zone is missing'],
])('not a schedule: %s', (schedule, problem) => expect(cronProblem(schedule)).toBe(problem));

test('numbers within the bounds of their fields are a schedule, and numbers beyond are not', () => {
  const bounds = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]];
  const names = ['a minute', 'an hour', 'a day of the month', 'a month', 'a day of the week'];
  const field = ([min, max]: number[]) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }), fc.integer({ min: 1, max: 99 }))
    .chain(([a, b, step]) => fc.constantFrom('*', `${a}`, `${Math.min(a, b)}-${Math.max(a, b)}`, `*/${step}`, `${a}/${step}`, `${a},${b}`));
  fc.assert(fc.property(fc.tuple(...bounds.map(field)), fc.nat(4), fc.integer({ min: 1, max: 99 }), (fields, i, beyond) => {
    expect(cronProblem(fields.join(' '))).toBeUndefined();
    const wrong = fields.map((text, at) => at === i ? `${bounds[i][1] + beyond}` : text);
    expect(cronProblem(wrong.join(' '))).toBe(`'${wrong[i]}' is not ${names[i]} from ${bounds[i].join(' to ')}`);
  }));
});
