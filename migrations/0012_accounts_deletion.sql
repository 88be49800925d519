-- Somebody who deletes their account is forgotten in invitations too. A trigger, because accounts know nothing of associations, and
-- because no later way of erasing an address may leave one behind.
create trigger people_are_forgotten after update of email on people when new.email = 'deleted:' || new.id
begin
    update association_invitations
    set email = new.email, state = iif(state = 'waiting', 'withdrawn', state)
    where email = old.email;
end;
