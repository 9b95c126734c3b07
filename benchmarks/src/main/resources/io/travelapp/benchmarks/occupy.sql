-- Sets the bits of the seats that are claimed, a third of the departures in each transaction: for a third there is room on
-- the pages beside them, so that no index is written, and the room is free again for the next.
do $$
begin
  set work_mem = '64MB';
  for third in 0..2 loop
    update travelapp.departure d
    set occ = claimed.bits, taken = bit_count(claimed.bits)
    from (
      select c.departure_id, bit_or(travelapp.claim_bits(run.seats, run.parts, c.seat, c.from_call, c.to_call)) as bits
      from travelapp.seat_claim c
      join travelapp.departure run on run.id = c.departure_id
      where abs(c.departure_id % 3) = third
      group by c.departure_id) as claimed
    where d.id = claimed.departure_id;
    commit;
  end loop;
end $$;
