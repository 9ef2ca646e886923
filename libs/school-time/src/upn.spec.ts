import { parseUpn, upnCheckLetter } from './upn.js';

describe('a UPN', () => {
  const right = [
    'B801200005001',
    'A839400424001',
    'A802312025017',
    'B803415525100',
    'M942400026001',
    'A801200005010',
    'L83940042400A',
    'Y80120000500Z',
  ];
  it.each(right)('%s has the right check letter', (upn) => {
    expect(parseUpn(upn)).toMatchObject({ ok: true, upn });
  });

  it('with the wrong check letter is at fault', () => {
    const fault = { ok: false, fault: 'upn-wrong-check-letter' };
    expect(parseUpn('A801200005001')).toEqual(fault);
    expect(parseUpn('B801200005010')).toEqual(fault);
    expect(parseUpn('I801200005001')).toEqual(fault);
  });

  it.each(['', 'B80120000500', 'B8012000050011', 'B80120000A001', 'UN1', '5801200005001'])(
    'of another shape (%p) is at fault',
    (text) => expect(parseUpn(text)).toEqual({ ok: false, fault: 'upn-wrong-shape' }),
  );

  it('may not end in a letter that the alphabet leaves out', () => {
    expect(upnCheckLetter('80120000500I')).toBeNull();
    expect(parseUpn('A80120000500I')).toEqual({ ok: false, fault: 'upn-wrong-check-letter' });
  });

  it('says who issued it and whether it is temporary', () => {
    expect(parseUpn(' l83940042400a ')).toEqual({
      ok: true,
      upn: 'L83940042400A',
      temporary: true,
      authority: '839',
      establishment: '4004',
      year: '24',
      serial: '00A',
    });
    expect(parseUpn('B801200005001')).toMatchObject({ temporary: false });
  });
});
