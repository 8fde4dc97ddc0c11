using Hengjian.Domain.Accounts;
using Hengjian.Domain.Regions;

namespace Hengjian.Evaluation.Regions;

/// <summary>What an act would change, read before it is done.</summary>
/// <param name="Words">Chinese: the act in one sentence.</param>
/// <param name="Change">The rows.</param>
/// <param name="Units">Units of codes that go: they are closed or founded anew by hand.</param>
/// <param name="Renamed">Units whose names carry the old name of a region.</param>
/// <param name="Grants">Rights in codes that go, of accounts that are not switched off: moving them is proposed, never done silently.</param>
/// <param name="Accounts">How many accounts' people work in codes that go.</param>
/// <param name="Rounds">Names of rounds under way in which a touched region is evaluated.</param>
public sealed record RegionActPreview(
    string Words, RegionChange Change, IReadOnlyList<Unit> Units, IReadOnlyList<Unit> Renamed, IReadOnlyList<AffectedGrant> Grants, int Accounts, IReadOnlyList<string> Rounds);

/// <summary>A right that a region's end leaves without a place.</summary>
/// <param name="Account">Sign-in name.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Grant">The right.</param>
public sealed record AffectedGrant(string Account, string Name, AccountGrant Grant);
