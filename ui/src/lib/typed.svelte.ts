/** The words of a form that asks for nothing else. */
export class Typed {
  words = $state("");

  constructor(words: string) {
    this.words = words;
  }
}
