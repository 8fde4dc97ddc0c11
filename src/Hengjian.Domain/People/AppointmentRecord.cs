namespace Hengjian.Domain.People;

/// <summary>任职: who holds a post from when to when.</summary>
public sealed class AppointmentRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>The post.</summary>
    public required long PostId { get; init; }

    /// <summary>First day, in Beijing.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while no end is set.</summary>
    public DateOnly? To { get; set; }

    /// <summary>代理: the person who is stood in for.</summary>
    public long? SubstituteFor { get; init; }

    /// <summary>Chinese: why it ended.</summary>
    public string EndedWhy { get; set; } = "";

    /// <summary>Security administrator who refused the rights of the post; null when nobody did.</summary>
    public string? DeclinedBy { get; set; }

    /// <summary>Chinese: why they were refused.</summary>
    public string DeclinedWhy { get; set; } = "";

    /// <summary>True on that day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (To is not { } to || day <= to);
}
