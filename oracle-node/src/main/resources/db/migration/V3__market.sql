-- Purchases and who delivered what was bought. Hashes are 32 bytes, addresses 20 bytes, times Unix milliseconds,
-- money base units. V1's report and intake_epoch and V2's verdict and epoch tables are read.

create table purchase (
  id           bytea          primary key,
  chain_id     bigint         not null,
  token        bytea          not null,
  payer        bytea          not null,
  nonce        bytea          not null,
  -- The query that was paid for.
  resource     bytea          not null,
  price        numeric(78, 0) not null,
  -- SHA-256 of the buyer's Idempotency-Key; only who knows it gets the answer again.
  retry_key    bytea,
  state        text           not null check (state in ('RESERVED', 'SUBMITTED', 'SETTLED', 'FAILED')),
  reserved_ms  bigint         not null,
  -- From SUBMITTED on.
  answer       text,
  -- Of SETTLED: the transaction that paid, the epoch whose sale it is, whether the answer was handed out.
  paid_tx      bytea,
  epoch        bigint,
  delivered    boolean        not null default false,
  -- Of FAILED.
  reason       text,
  unique (chain_id, token, payer, nonce),
  check (state in ('RESERVED', 'FAILED') or answer is not null),
  check ((state = 'SETTLED') = (epoch is not null) and (state = 'SETTLED') = (paid_tx is not null))
);
create index purchase_epoch on purchase (epoch, id) where state = 'SETTLED';
create index purchase_unsettled on purchase (reserved_ms) where state in ('RESERVED', 'SUBMITTED');

-- How many of a purchase's rows came from each owner's devices.
create table sale_share (
  purchase_id bytea  not null references purchase (id),
  owner       bytea  not null,
  records     bigint not null check (records > 0),
  primary key (purchase_id, owner)
);

create index report_kind_time on report (kind, time_ms);
