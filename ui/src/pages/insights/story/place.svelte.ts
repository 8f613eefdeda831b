/** Where on the timeline the person is: kept while Cairn is open, so that reading an entry costs nobody their place. */
export const place = $state({ skip: 0 });
