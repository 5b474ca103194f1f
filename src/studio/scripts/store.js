// Stories on this device: IndexedDB for their content, Web Locks so that only one tab writes a story.

const NAME = "article-explainer-studio";

const settled = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

// An error as text for people.
const storageError = (error) => new Error(
  error?.name === "QuotaExceededError" ? "storage-full"
    : ["SecurityError", "InvalidStateError", "UnknownError"].includes(error?.name) ? "storage-refused"
      : `storage-fails:${error?.message ?? error}`,
);

let opened;
const database = () => (opened ??= new Promise((done, fail) => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("stories", { keyPath: "id" });
    request.result.createObjectStore("files", { keyPath: "id" });
    request.result.createObjectStore("settings");
  };
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
}));

// Runs a transaction and waits until it is complete.
const transaction = async (mode, work) => {
  try {
    const base = await database();
    const all = base.transaction([...base.objectStoreNames], mode);
    const complete = new Promise((done, fail) => {
      all.oncomplete = done;
      all.onabort = () => fail(all.error);
    });
    const result = await work((name) => all.objectStore(name));
    // Commit now, not when the page is idle: it may be about to close.
    if (mode === "readwrite") all.commit?.();
    await complete;
    return result;
  } catch (error) {
    opened = undefined;
    throw storageError(error);
  }
};

const changed = (time) => new Date(time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

// A database transaction may be aborted when the page closes, local storage is not: the last save goes there as well.
const LAST = `${NAME}-last`;
let isEnding = false;
addEventListener("pagehide", () => (isEnding = true), true);
addEventListener("pageshow", () => (isEnding = false));
const keepLast = (story) => {
  try {
    localStorage.setItem(LAST, JSON.stringify(story));
  } catch {
    // Local storage is full or refused; the database may still work.
  }
};
const takeLast = async () => {
  let last;
  try {
    last = JSON.parse(localStorage.getItem(LAST));
  } catch {
    return;
  }
  if (!last) return;
  await transaction("readwrite", async (stores) => {
    const story = await settled(stores("stories").get(last.id));
    if (!story || story.changed < last.changed) stores("stories").put(last);
  });
  localStorage.removeItem(LAST);
};

// Text in the field for the article that was not opened yet.
const UNOPENED = `${NAME}-begun`;
let unopened;
let waiting;
const keepUnopened = () => {
  clearTimeout(waiting);
  if (unopened === undefined) return;
  try {
    if (unopened) localStorage.setItem(UNOPENED, unopened);
    else localStorage.removeItem(UNOPENED);
  } catch {
    // Local storage is full or refused: the text stays only in the field.
  }
  unopened = undefined;
};
addEventListener("pagehide", keepUnopened, true);

// Pictures never change, and are written once.
const written = new Map();
let isPersisted;
let release;

export const store = {
  stories: async () => {
    await takeLast();
    const stories = await transaction("readonly", (stores) => settled(stores("stories").getAll()));
    stories.sort((one, other) => other.changed - one.changed);
    return JSON.stringify(stories.map(({ id, title, changed: time }) => ({ id, title, changed: changed(time) })));
  },

  load: (id) => transaction("readonly", async (stores) => {
    const [story, files] = await Promise.all([settled(stores("stories").get(id)), settled(stores("files").get(id))]);
    if (!story) throw new Error("story-gone");
    written.set(id, files?.files);
    return [story.document, files?.files ?? new Map()];
  }),

  save: async (id, title, document, files) => {
    const story = { id, title, changed: Date.now(), document };
    if (isEnding) keepLast(story);
    await transaction("readwrite", async (stores) => {
      stores("stories").put(story);
      if (files.size && written.get(id) !== files) stores("files").put({ id, files });
    });
    written.set(id, files);
    isPersisted ??= navigator.storage?.persist?.().catch(() => false) ?? false;
  },

  remove: (id) => transaction("readwrite", async (stores) => {
    stores("stories").delete(id);
    stores("files").delete(id);
  }),

  unwanted: () => transaction("readonly", async (stores) => (await settled(stores("settings").get("unwanted"))) ?? "[]"),
  setUnwanted: (keys) => transaction("readwrite", async (stores) => void stores("settings").put(keys, "unwanted")),

  unopenedText: () => {
    try {
      return unopened ?? localStorage.getItem(UNOPENED) ?? "";
    } catch {
      return "";
    }
  },
  setUnopenedText: (text) => {
    unopened = text;
    clearTimeout(waiting);
    waiting = setTimeout(keepUnopened, 500);
  },

  newId: () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, "0")).join(""),

  // Acquires the lock for writing the story, releasing the previous one.
  claim: (id) => {
    release?.();
    release = undefined;
    // Without Web Locks, as on an insecure page, other tabs cannot be detected.
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((done) => {
      navigator.locks.request(`${NAME}-${id}`, { ifAvailable: true }, (lock) => {
        done(!!lock);
        return lock && new Promise((free) => (release = free));
      });
    });
  },
  // Resolves once no tab has that lock.
  free: (id) => navigator.locks.request(`${NAME}-${id}`, () => {}),
  release: () => {
    release?.();
    release = undefined;
  },
};
