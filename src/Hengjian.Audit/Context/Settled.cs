using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Context;

/// <summary>What the statements of a paragraph that hold say of its numbers, by their places.</summary>
internal sealed class Settled
{
    private readonly HashSet<int> parts = [];
    private readonly HashSet<int> derived = [];
    private readonly HashSet<int> accused = [];
    private readonly HashSet<int> rated = [];
    private readonly Dictionary<int, int> wholes = [];

    /// <summary>Reads the claims of a paragraph.</summary>
    public Settled(IReadOnlyList<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim.Verdict == Verdict.Inconsistent) accused.UnionWith(claim.Numbers.Select(n => n.Start));
            if (claim.Verdict != Verdict.Consistent) continue;
            if (claim.Kind == ClaimKind.Growth) rated.UnionWith(claim.Numbers.Where(n => n.Role is "rate" or "stated").Select(n => n.Start));
            if (claim is { Kind: ClaimKind.Sum, Numbers.Count: > 2 }) parts.UnionWith(claim.Numbers.Where(n => n.Role == "part").Select(n => n.Start));
            if (claim is { Kind: ClaimKind.Share, Numbers.Count: 3 } && claim.Numbers.FirstOrDefault(n => n.Role == "part") is { End: > 0 } part && claim.Numbers.FirstOrDefault(n => n.Role == "whole") is { End: > 0 } whole) wholes[part.Start] = whole.Start;
            // Not those that only gave a rate.
            if (claim.Kind is ClaimKind.Growth or ClaimKind.Difference or ClaimKind.Sum or ClaimKind.Ratio or ClaimKind.Repeat && claim.Numbers.Count > 1 && !claim.Numbers.Any(n => n.Role == "rate"))
                foreach (var number in claim.Numbers)
                    if (number.Role is "delta" or "stated" or "total" || claim.Kind == ClaimKind.Sum && number.Unit != "个百分点" || claim.Kind == ClaimKind.Repeat) derived.Add(number.Start);
        }
    }

    /// <summary>True for one of several numbers that add up to another: 按学段分，小学 1527 人、初中 968 人.</summary>
    public bool IsPart(int start) => parts.Contains(start);

    /// <summary>True for a number that others near give.</summary>
    public bool IsDerived(int start) => derived.Contains(start);

    /// <summary>True for a rate of change that amounts near give.</summary>
    public bool IsRated(int start) => rated.Contains(start);

    /// <summary>True for a number of a flag.</summary>
    public bool IsAccused(int start) => accused.Contains(start);

    /// <summary>Where the whole stands that a number is a share of: 办结 89 件，办结率 95.7%; null when no share says so.</summary>
    public int? WholeOf(int start) => wholes.TryGetValue(start, out var whole) ? whole : null;
}
