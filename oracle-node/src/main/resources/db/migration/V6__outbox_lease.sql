-- The outbox's refusals by time, intents that end, empty transactions; the lease's fence; epochs that fail alike.

alter table chain_intent
  drop column refusals,
  -- Since when estimates refuse it, with nothing else in flight.
  add column refused_since_ms bigint,
  -- Why it is no longer wanted, and from when on it is not.
  add column withdrawn        text,
  add column expires_ms       bigint not null default 9223372036854775807;

alter table chain_tx
  -- Whether it only uses the nonce up.
  add column empty     boolean not null default false,
  -- What the latest broadcast was answered with.
  add column complaint text    not null default 'NONE';

alter table lease
  -- Grows at each take-over.
  add column fence bigint not null default 1;

alter table epoch
  -- The latest exception that a step ended with, and how often in a row it was the same.
  add column failure   text,
  add column failures  integer not null default 0,
  -- Of a HELD epoch: where it goes on.
  add column held_from text;
