/**
 * What a country's pools leave behind, for `fillLargeDatabase`: every closed pool's clearing and history; shares,
 * invoices and payments of every tenth pool, which is 98,000 invoices and 4,000 to 5,000 that each of twenty leading
 * schools has sent; contracts and what was done, for every school. One invoice in 33 is unpaid.
 */
export const bookStatements = [
  `insert into pool_transition (pool_id, from_state, to_state, happened_at, person_name)
   select p.id, 'draft', 'open', p.opens_at, 'Kith' from pool p
   union all select p.id, 'open', 'closed', p.closes_at, 'Kith' from pool p where p.state = 'closed'`,
  `insert into clearing (pool_id, cleared_at, outcome, goods_pence, delivery_pence, vat_pence, explanation)
   select p.id, p.closes_at, 'cleared', 100000, 1000, 20200, '{"items": [], "splitRefusal": null}'
   from pool p where p.state = 'closed'`,
  `create temporary table bought as
   select uuid_of('d', i) as pool_id, i as pool_number, s, case when i < 10000 then (i % 1000) * 24 else i % 200 end as lead
   from generate_series(1, 19999, 10) i, lateral (
     select case when i < 10000 then (i % 1000) * 24 + k else i % 200 + 200 * k end as s
     from generate_series(0, case when i < 10000 then 19 else 79 end) k) member`,
  `insert into share (pool_id, school_id, item_id, quantity, net_pence, workings)
   select pool_id, uuid_of('a', s), uuid_of('e', pool_number * 2 + s % 2), 5 + s % 7, (5 + s % 7) * 420, '[]' from bought`,
  `insert into vat_share (pool_id, school_id, vat_rate, net_pence, vat_pence, workings)
   select pool_id, uuid_of('a', s), 'standard', (5 + s % 7) * 420, (5 + s % 7) * 84, '[]' from bought`,
  `create function pg_temp.party_of(school text) returns jsonb
   language sql immutable return jsonb_build_object('urn', '100000', 'schoolName', school, 'legalEntityName', 'County',
     'vatNumber', null, 'addressLines', '[]'::jsonb)`,
  `create function pg_temp.document_of(number text, issued_on date, seller text, buyer text) returns jsonb
   language sql immutable return jsonb_build_object('kind', 'vat-invoice', 'number', number, 'poolTitle', 'Paper',
     'issuedOn', issued_on, 'taxPoint', issued_on, 'dueOn', issued_on + 30, 'corrects', null,
     'paymentReference', 'P6E4ZSMR', 'purchaseOrderNumber', null, 'workings', '[]'::jsonb,
     'seller', pg_temp.party_of(seller) || '{"vatNumber": "GB 006 3542 10", "bank": null}', 'buyer', pg_temp.party_of(buyer),
     'lines', '[{"unit": "ream", "cfrCode": "E19", "vatRate": "standard", "netPence": "10000", "quantity": "100",
       "unitPrice": "10000", "description": "Paper"}]'::jsonb,
     'vatTotals', '[{"rate": "standard", "netPence": "10000", "vatPence": "2000"}]'::jsonb,
     'netPence', '10000', 'vatPence', '2000', 'grossPence', '12000')`,
  `insert into invoice (id, pool_id, seller_school_id, buyer_school_id, kind, series, number, number_text, issued_on,
     due_on, net_pence, vat_pence, gross_pence, payment_reference, document, issued_by)
   select uuid_of('f', n), case when n % 5 = 0 then null else pool_id end, uuid_of('a', lead), uuid_of('a', s),
     'vat-invoice', 'S' || lead, n, 'S' || lead || '-' || n, current_date - (n % 700)::integer,
     current_date - (n % 700)::integer + 30, 10000, 2000, 12000, 'R' || n,
     document_of('S' || lead || '-' || n, current_date - (n % 700)::integer, 'School ' || lead, 'School ' || s),
     uuid_of('b', lead)
   from (select *, row_number() over (order by lead, s, pool_number) as n from bought where s <> lead) numbered`,
  `insert into payment (invoice_id, method, amount_pence, received_on, recorded_by)
   select i.id, 'bank-transfer', i.gross_pence, i.due_on, i.issued_by from invoice i where i.number % 33 <> 0`,
  `insert into unpaid_invoice (invoice_id, seller_school_id, buyer_school_id)
   select i.id, i.seller_school_id, i.buyer_school_id from invoice i where i.number % 33 = 0`,
  `insert into contract (school_id, supplier_name, what, cfr_code, yearly_cost_pence, ends_on, notice_on, auto_renews, created_by)
   select uuid_of('a', i), 'Supplier ' || i % 50, 'Contract ' || k, 'E19', 100000, current_date + k * 90 - 90,
     current_date + k * 90 - 120, false, uuid_of('b', i) from generate_series(0, 23999) i, generate_series(1, 4) k`,
  `insert into audit_event (person_id, person_name, school_id, group_id, act, subject_kind, subject_id)
   select uuid_of('b', i), 'Person ' || i, uuid_of('a', i), uuid_of('c', i / 24), 'join-group', 'school', uuid_of('a', i)
   from generate_series(0, 23999) i, generate_series(1, 5)`,
]
