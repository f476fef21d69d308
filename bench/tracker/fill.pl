# Makes the queue, the person at the desk and the tickets, by Request Tracker's own code.
#     fill.pl QUEUE ADDRESS < one JSON object a line; prints facts as JSON
use strict;
use warnings;
use JSON;
use RT;
use RT::AuthToken;

my ($queue_name, $address) = @ARGV;
RT::LoadConfig();
RT::Init();
RT->Config->Set(MailCommand => 'testfile');

my $system = RT->SystemUser;
my $queue = RT::Queue->new($system);
$queue->Create(Name => $queue_name, CorrespondAddress => $address, CommentAddress => $address);
my $everyone = RT::Group->new($system);
$everyone->LoadSystemInternalGroup('Everyone');
$everyone->PrincipalObj->GrantRight(Right => $_, Object => $queue)
    for qw(CreateTicket ReplyToTicket SeeQueue ShowTicket);

my $nina = RT::User->new($system);
$nina->Create(Name => 'nina', EmailAddress => 'nina@zabota.example', Password => 'a long password', Privileged => 1);
$nina->PrincipalObj->GrantRight(Right => 'SuperUser', Object => RT->System);

my $quiet = RT::Scrips->new($system);
$quiet->UnLimit;
while (my $scrip = $quiet->Next) {
    $scrip->SetDisabled(1) if $scrip->ActionObj && $scrip->ActionObj->Name =~ /^(Notify|Autoreply|Forward)/i;
}

my $made = RT::AuthToken->new($system);
my ($ok, $said, $secret) = $made->Create(Owner => $nina->Id, Description => 'bench');
die $said unless $ok;

while (my $line = <STDIN>) {
    my $talk = decode_json($line);
    my ($first, @rest) = @{ $talk->{said} };
    my $person = RT::User->new($system);
    $person->LoadOrCreateByEmail($talk->{address});
    my $who = RT::CurrentUser->new($person);
    my $ticket = RT::Ticket->new($system);
    $ticket->Create(
        Queue => $queue_name, Subject => $talk->{subject}, Requestor => [ $talk->{address} ],
        Owner => $nina->Id,
        MIMEObj => entity($first->[1]),
    );
    for my $one (@rest) {
        my $by = RT::Ticket->new($one->[0] ? RT::CurrentUser->new($nina) : $who);
        $by->Load($ticket->Id);
        $by->Correspond(MIMEObj => entity($one->[1]));
    }
    my $last = RT::Ticket->new($system);
    $last->Load($ticket->Id);
    $last->SetStatus($talk->{is_open} ? 'open' : 'resolved');
}
print encode_json({ token => $secret, queue => $queue->Id }), "\n";

sub entity {
    my ($text) = @_;
    return MIME::Entity->build(Type => 'text/plain; charset="utf-8"', Data => [ Encode::encode('UTF-8', $text) ]);
}
