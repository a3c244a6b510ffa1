-- Who goes first in the outbox, and which nodes have their own copy of an epoch's files.

alter table chain_intent
  -- 0 results, 1 sales, 2 claims for owners.
  add column urgency smallint not null default 0;
update chain_intent set urgency = 2 where id like 'epoch:%:claims:%';
update chain_intent set urgency = 1 where id not like 'epoch:%' and id not like 'nonce:%';

drop index chain_intent_unsettled;
create index chain_intent_queued on chain_intent (urgency, position) where state = 'QUEUED';
create index chain_intent_in_flight on chain_intent (account, nonce) where state = 'ASSIGNED';

-- A node, by its address in the cluster, has read all files of an epoch in its own store and found them whole.
create table epoch_copy (
  epoch        bigint not null,
  holder       text   not null,
  confirmed_ms bigint not null,
  primary key (epoch, holder)
);
