-- An invited address stood as a text of its sealed entry too, where no deletion found it. It is in the invitation alone now; what the
-- entries still have is erased, and so are the addresses of invitations that were withdrawn.
update entry_texts set text = null where name = 'email' and text is not null;
update association_invitations set email = '' where state = 'withdrawn' and email not like 'deleted:%';

-- Somebody who deletes their account is forgotten in invitations too, and what they invited to ends with them: a way in must not outlive
-- whoever opened it. A trigger, because accounts know nothing of associations, and because no later way of erasing an address may leave
-- one behind.
drop trigger people_are_forgotten;
create trigger people_are_forgotten after update of email on people when new.email = 'deleted:' || new.id
begin
    update association_invitations
    set email = new.email, state = iif(state = 'waiting', 'withdrawn', state)
    where email = old.email;
    update association_invitations set email = '', state = 'withdrawn' where invited_by = new.id and state = 'waiting';
end;
