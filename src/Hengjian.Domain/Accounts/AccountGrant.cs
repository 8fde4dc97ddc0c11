using Hengjian.Domain.Access;

namespace Hengjian.Domain.Accounts;

/// <summary>One grant of an account as stored.</summary>
public sealed class AccountGrant : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Id of a role.</summary>
    public required string Role { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Id of a unit; null for all units.</summary>
    public string? Unit { get; init; }

    /// <summary>First day it holds, in Beijing; null for ever since.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it holds, in Beijing; null while no end is set.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The appointment it comes from; null when it was given by itself.</summary>
    public long? AppointmentId { get; init; }

    /// <summary>Who gave it; empty for the first grants of an account.</summary>
    public string GivenBy { get; init; } = "";

    /// <summary>When it was taken back; null when it was not.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who took it back.</summary>
    public string? EndedBy { get; set; }

    /// <summary>True when it gives rights at this moment.</summary>
    public bool IsInForce(DateTimeOffset now) =>
        !IsOver(now) && (ValidFrom is not { } from || from <= BeijingTime.DayOf(now));

    /// <summary>True when it was taken back or its last day is over; a grant that is still to begin is not.</summary>
    public bool IsOver(DateTimeOffset now) => EndedAt <= now || ValidTo < BeijingTime.DayOf(now);

    /// <summary>The grant as rights see it.</summary>
    public Grant ToGrant() => new(Role, RegionCode, Unit);
}
