-- Takes back what was sold after the filling. All that was sold by it belongs to "benchmark", and consists of bookings
-- and claims alone.

-- The seats as the filling left them: this is first called before anything else is sold.
create table if not exists public.seats_of_filling as select id, occ, taken from travelapp.departure;

-- Foreign keys are kept by what is deleted, and need not be looked at one by one.
set session_replication_role = replica;

delete from travelapp.seat_claim where kind <> 'blocked';
delete from travelapp.ticket;
delete from travelapp.booking_event;
delete from travelapp.payment_attempt;
delete from travelapp.price_line;
delete from travelapp.booking_passenger;
delete from travelapp.booking_leg;
delete from travelapp.answered_request;
delete from travelapp.booking where customer <> 'benchmark';

update travelapp.departure d
set occ = s.occ, taken = s.taken
from public.seats_of_filling s
where s.id = d.id and s.occ <> d.occ;
