namespace Hengjian.Domain.Accounts;

/// <summary>会话: one sign-in in one browser. It can be ended from elsewhere; the cookie only names it.</summary>
public sealed class SessionRecord
{
    /// <summary>No request for so long ends it.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>It ends so long after its beginning, whatever is done.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Time for the second step of signing in.</summary>
    public static readonly TimeSpan SecondStep = TimeSpan.FromMinutes(15);

    /// <summary>Requests are written down this often: nobody's page waits for a note that was made a minute ago.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>Random number, in the sealed cookie.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required long AccountId { get; init; }

    /// <summary>The account, when it was read along.</summary>
    public Account? Account { get; init; }

    /// <summary>When the password was right.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Last request, up to <see cref="SeenEvery"/> earlier than it was.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When a code of the second factor was right; null when none was given.</summary>
    public DateTimeOffset? FactorAt { get; set; }

    /// <summary>Network address it was begun from.</summary>
    public string Address { get; init; } = "";

    /// <summary>The browser as it calls itself, shortened.</summary>
    public string Agent { get; init; } = "";

    /// <summary>When it was ended by somebody; null while it was not, also when its time is over.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; set; }

    /// <summary>True while requests are answered. The slack of <see cref="SeenAt"/> is the person's gain.</summary>
    public bool IsOpen(DateTimeOffset now) =>
        EndedAt is null && now < StartedAt + Longest && now < SeenAt + Idle + SeenEvery;

    /// <summary>True when the request is to be written down.</summary>
    public bool IsSeenAnew(DateTimeOffset now) => now >= SeenAt + SeenEvery;

    /// <summary>True while the second step of signing in is still to be done and may be.</summary>
    /// <param name="account">The session's account.</param>
    /// <param name="demanded">Its grants demand a second factor.</param>
    public bool LacksFactor(Account account, bool demanded) => FactorAt is null && (account.FactorOn || demanded);

    /// <summary>True while the second step may be done.</summary>
    public bool MayDoSecondStep(DateTimeOffset now) => IsOpen(now) && now < StartedAt + SecondStep;
}
