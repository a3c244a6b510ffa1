-- Devices, entropy, epochs and the chain outbox. Hashes are 32 bytes, addresses 20 bytes, times Unix milliseconds,
-- money base units. Only V1's tables report and intake_epoch are assumed.

-- What the registry says of each device at the block of chain_cursor 'registry'.
create table device (
  device_id           bytea    primary key,
  key_type            smallint not null,
  public_key          bytea    not null,
  kind                smallint not null,
  owner               bytea    not null,
  coarse_cell         bigint   not null,
  location_commitment bytea    not null,
  -- The opened location: all three are set, or none.
  location_cell       bigint,
  gain_tenths         integer,
  elevation_dm        integer,
  -- ACTIVE, or why the network ignores the device; FORGOTTEN: registered on a chain that is no more.
  status              text     not null
    check (status in ('ACTIVE', 'PROOF_NOT_VALID', 'CELL_NOT_VALID', 'DECOMMISSIONED', 'FORGOTTEN')),
  changed_block       bigint   not null,
  check ((location_cell is null) = (gain_tenths is null) and (location_cell is null) = (elevation_dm is null))
);
create index device_owner on device (owner);

-- How far a reader of logs has come; the hash tells when the chain is no longer the one that was read.
create table chain_cursor (
  name         text   primary key,
  block_number bigint not null,
  block_hash   bytea  not null
);

create table entropy (
  number       bigint primary key,
  value        bytea  not null,
  block_number bigint not null,
  block_hash   bytea  not null,
  start_ms     bigint not null,
  end_ms       bigint not null
);

create table epoch (
  number               bigint  primary key,
  start_ms             bigint  not null,
  end_ms               bigint  not null,
  state                text    not null
    check (state in ('OPEN', 'SEALED', 'COMPUTED', 'SIGNED', 'POSTED', 'FINAL', 'HELD')),
  -- From SEALED on: what the inputs are.
  sealed_ms            bigint,
  registry_block       bigint,
  first_entropy        bigint,
  last_entropy         bigint,
  selection_block      bigint,
  selection_entropy    bytea,
  reports              bigint,
  -- From COMPUTED on: what came out.
  accepted             bigint,
  refused              bigint,
  input_root           bytea,
  verdict_root         bytea,
  reward_root          bytea,
  parameter_hash       bytea,
  previous_reward_root bytea,
  set_id               bigint,
  unallocated          numeric(78, 0),
  -- From SIGNED on.
  digest               bytea,
  signature            bytea,
  -- From POSTED on; empty when there is nothing to post or another sender was first.
  intent_id            text,
  post_tx              bytea,
  activates_ms         bigint,
  -- Why a HELD epoch waits for a person.
  held_because         text
);

-- The devices of a sealed epoch, value for value.
create table epoch_device (
  epoch               bigint   not null,
  device_id           bytea    not null,
  key_type            smallint not null,
  public_key          bytea    not null,
  kind                smallint not null,
  owner               bytea    not null,
  coarse_cell         bigint   not null,
  location_commitment bytea    not null,
  location_cell       bigint,
  gain_tenths         integer,
  elevation_dm        integer,
  primary key (epoch, device_id)
);

-- Everything each owner has earned since genesis, as of an epoch: the leaves of its reward root.
create table epoch_leaf (
  epoch      bigint         not null,
  owner      bytea          not null,
  token      bytea          not null,
  cumulative numeric(78, 0) not null,
  primary key (epoch, owner, token)
);
create index epoch_leaf_owner on epoch_leaf (owner, epoch);

-- How good the readings of a device were in an epoch, parts per million.
create table epoch_quality (
  epoch       bigint  not null,
  device_id   bytea   not null,
  quality_ppm integer not null,
  primary key (epoch, device_id)
);

create table verdict (
  report_id bytea    primary key,
  epoch     bigint   not null,
  device_id bytea    not null,
  kind      smallint not null,
  outcome   text     not null check (outcome in ('ACCEPTED', 'DUPLICATE', 'REFUSED')),
  rule      text     not null,
  evidence  jsonb    not null
);
create index verdict_device on verdict (device_id, epoch, report_id);
create index verdict_epoch on verdict (epoch, report_id);

-- One row before each signature: a signer signs one digest per contract and epoch, for ever.
create table signing_guard (
  chain_id bigint not null,
  contract bytea  not null,
  signer   bytea  not null,
  epoch    bigint not null,
  digest   bytea  not null,
  primary key (chain_id, contract, signer, epoch)
);

-- Who should do the work of the lifecycle; losing it costs work, never correctness.
create table lease (
  name       text        primary key,
  holder     text        not null,
  expires_at timestamptz not null
);

-- The next nonce of a sending account; its row lock serialises assignment.
create table chain_account (
  address    bytea  primary key,
  next_nonce bigint not null
);

create table chain_intent (
  id          text    primary key,
  position    bigint  generated always as identity,
  to_address  bytea   not null,
  calldata    bytea   not null,
  gas_hint    bigint  not null,
  state       text    not null check (state in ('QUEUED', 'ASSIGNED', 'MINED', 'FAILED')),
  refusals    integer not null default 0,
  account     bytea,
  nonce       bigint,
  mined_tx    bytea,
  mined_block bigint,
  logs        jsonb,
  reason      text,
  created_ms  bigint  not null,
  unique (account, nonce)
);
create index chain_intent_unsettled on chain_intent (position) where state in ('QUEUED', 'ASSIGNED');

-- Every signed transaction, stored before it is first sent.
create table chain_tx (
  hash          bytea          primary key,
  account       bytea          not null,
  nonce         bigint         not null,
  attempt       integer        not null,
  intent_id     text           not null references chain_intent (id),
  raw           bytea          not null,
  max_fee       numeric(78, 0) not null,
  priority_fee  numeric(78, 0) not null,
  gas_limit     bigint         not null,
  signed_ms     bigint         not null,
  broadcast_ms  bigint,
  unique (account, nonce, attempt)
);
