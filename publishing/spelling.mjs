// Which words are no US English: JSON in, {words, known}; JSON out, suggestions by word.
import dictionary from "dictionary-en";
import nspell from "nspell";
import { text } from "node:stream/consumers";

const { words, known } = JSON.parse(await text(process.stdin));
const spell = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
known.forEach((word) => spell.add(word));
const wrong = words.filter((word) => !spell.correct(word));
process.stdout.write(JSON.stringify(Object.fromEntries(wrong.map((word) => [word, spell.suggest(word)]))));
