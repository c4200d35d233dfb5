// Cuts the linked module in two: faultline.wasm with what the first picture needs, later.wasm with the rest, which the
// page fetches after that picture (web/page/rest.js). Which functions are needed first is listed in
// web/first_functions.txt; a function that is not listed goes to the rest. No names remain in what is shipped.
//   node split.mjs --module linked.wasm --first first_functions.txt --out FOLDER
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionNames, readList, takeData, withData, withoutNames } from './wasm.mjs';

const options = { 'wasm-split': 'wasm-split', 'wasm-opt': 'wasm-opt' };
for (let i = 2; i + 1 < process.argv.length; i += 2) options[process.argv[i].slice(2)] = process.argv[i + 1];

mkdirSync(options.out, { recursive: true });
const path = (name) => join(options.out, name);
const linked = readFileSync(options.module);
const isFirst = readList(readFileSync(options.first, 'utf8'));
const kept = [];
functionNames(linked).forEach((name, index) => {
    if (isFirst(name)) kept.push(index);
});
writeFileSync(path('bare.wasm'), withoutNames(linked));
writeFileSync(path('kept.txt'), `${kept.join('\n')}\n`);
const features = '--enable-mutable-globals';
execFileSync(options['wasm-split'], ['--split', features, path('bare.wasm'), `--keep-funcs=@${path('kept.txt')}`,
    '--placeholder-namespace=rest', '--import-namespace=first', '-o1', path('first.wasm'), '-o2', path('second.wasm')],
{ stdio: 'inherit' });
// The texts that only functions of the rest read go with them.
const whole = readFileSync(path('first.wasm'));
const texts = takeData(whole, 'faultline: later', 'faultline: until here');
writeFileSync(path('first.wasm'), whole);
writeFileSync(path('second.wasm'), withData(readFileSync(path('second.wasm')), texts));
for (const [from, to] of [['first.wasm', 'faultline.wasm'], ['second.wasm', 'later.wasm']])
    execFileSync(options['wasm-opt'], ['-Oz', features, path(from), '-o', path(to)], { stdio: 'inherit' });
console.log(`${kept.length} functions are needed first, ${texts.reduce((sum, text) => sum + text.bytes.length, 0)} bytes of text are not`);
