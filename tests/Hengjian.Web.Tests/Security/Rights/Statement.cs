using Hengjian.Domain.Access;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>Where the world stands: how far what the finance department made has been handed on.</summary>
internal enum Scene
{
    /// <summary>Everything is the unit's draft.</summary>
    Draft,

    /// <summary>Checked by the head.</summary>
    Checked,

    /// <summary>Handed up.</summary>
    Submitted,

    /// <summary>Sent back from above, and typed into again.</summary>
    Returned,
}

/// <summary>Something an address names.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Unit">Its unit; null for the government.</param>
/// <param name="Open">How far it is open, U G E P, by scene; one letter for all.</param>
/// <param name="Values">What stands for the parameters of its addresses.</param>
internal sealed record Thing(int Region, string? Unit, string Open, params (string Name, string Value)[] Values)
{
    /// <summary>How far it is open.</summary>
    public char OpenAt(Scene scene) => Open.Length == 1 ? Open[0] : Open[(int)scene];

    /// <summary>Whether scenes differ for it.</summary>
    public bool Moves => Open.Length > 1;
}

/// <summary>
/// Who may, said in words and judged without the program's own rules: “clerk:own lead:here@G” is a clerk of the thing's own
/// unit, and a lead of its region once it is open to the government. Nothing else is allowed.
/// </summary>
internal static class Statement
{
    private const string Order = "UGEP";

    /// <summary>Whether somebody with these grants is among those the words name.</summary>
    public static bool Holds(string words, IReadOnlyList<Grant> grants, Thing thing, Scene scene) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => grants.Any(g => Holds(word, g, thing, scene)));

    private static bool Holds(string word, Grant grant, Thing thing, Scene scene)
    {
        var (who, from) = word.Split('@') is [var left, var letter] ? (left, letter[0]) : (word, 'U');
        var (role, where) = who.Split(':') is [var r, var w] ? (r, w) : throw new FormatException(word);
        if (grant.Role != role || Order.IndexOf(thing.OpenAt(scene), StringComparison.Ordinal) < Order.IndexOf(from, StringComparison.Ordinal)) return false;
        return where switch
        {
            "any" => true,
            "own" => grant.RegionCode == thing.Region && grant.Unit == thing.Unit,
            "finance" => grant.Unit == "970101-finance",
            "unit" => grant.RegionCode == thing.Region && grant.Unit is "970101-finance" or "970101-education",
            "schools" => grant.Unit?.EndsWith("-education", StringComparison.Ordinal) == true,
            "here" => grant.RegionCode == thing.Region,
            "over" => grant.RegionCode == thing.Region || IsAbove(grant.RegionCode, thing.Region),
            "above" => IsAbove(grant.RegionCode, thing.Region),
            "round" => grant.RegionCode == 970000,
            "counties" => grant.RegionCode is 970101 or 970102,
            "city" => grant.RegionCode == 970100,
            // Clerks of old workspaces whose grant names no unit look after their region.
            "whole" => grant.RegionCode == thing.Region && grant.Unit is null,
            _ => throw new FormatException(word),
        };
    }

    private static bool IsAbove(int region, int of) => region != of && (region == 0 || region == of / 10000 * 10000 || region == of / 100 * 100);
}
