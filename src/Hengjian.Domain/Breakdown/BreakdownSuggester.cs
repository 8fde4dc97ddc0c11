using Hengjian.Domain.Collection;

namespace Hengjian.Domain.Breakdown;

/// <summary>What is known of an item before anybody is asked.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="Lead">Department the plan or the scheme names as lead; empty for none.</param>
/// <param name="LeadFromPlan">The plan says so, not the scheme.</param>
/// <param name="Cooperate">Departments the plan names beside.</param>
/// <param name="Owners">Departments that answer for the elements the item needs, most elements first.</param>
public sealed record ItemQuestion(
    string Item, string Lead, bool LeadFromPlan, IReadOnlyList<string> Cooperate, IReadOnlyList<string> Owners);

/// <summary>Who did an item last year.</summary>
/// <param name="Lead">Unit id.</param>
/// <param name="Cooperate">Unit ids.</param>
public sealed record EarlierAssignment(string Lead, IReadOnlyList<string> Cooperate);

/// <summary>A proposal for one item.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="Lead">Unit id; null when nobody can be proposed.</param>
/// <param name="Cooperate">Unit ids, without the lead.</param>
/// <param name="Why">Chinese: where the proposal comes from, or why there is none.</param>
public sealed record Suggestion(string Item, string? Lead, IReadOnlyList<string> Cooperate, string Why);

/// <summary>分解建议: last year's units first, then the department the plan or scheme names, then whoever owns most of the data.</summary>
/// <param name="departments">What the words mean.</param>
/// <param name="unitOf">The unit of a department in this region; null when there is none.</param>
/// <param name="exists">Whether a unit of last year still exists.</param>
public sealed class BreakdownSuggester(DepartmentBook departments, Func<string, string?> unitOf, Func<string, bool> exists)
{
    /// <summary>The proposal for an item; never a guess without a reason.</summary>
    public Suggestion Suggest(ItemQuestion question, EarlierAssignment? earlier)
    {
        if (earlier is not null && exists(earlier.Lead))
        {
            var gone = earlier.Cooperate.Count(c => !exists(c));
            return new Suggestion(
                question.Item, earlier.Lead, [.. earlier.Cooperate.Where(c => c != earlier.Lead && exists(c))],
                "沿用上一年" + (gone == 0 ? "" : FormattableString.Invariant($"，{gone} 个配合单位已撤销")));
        }
        var word = question.Lead.Length > 0 ? question.Lead : question.Owners.Count > 0 ? question.Owners[0] : "";
        if (word.Length == 0) return new Suggestion(question.Item, null, [], "方案没有写牵头部门，也没有要填的数据，请指定");
        var department = departments.WordOf(word);
        if (unitOf(department) is not { } lead)
            return new Suggestion(question.Item, null, Others(question, null), $"方案写的是“{department}”，本级没有这个部门的单位，请指定");
        return new Suggestion(question.Item, lead, Others(question, lead), Reason(question, department));
    }

    private List<string> Others(ItemQuestion question, string? lead) =>
        [.. question.Cooperate.Concat(question.Owners).Select(departments.WordOf).Distinct(StringComparer.Ordinal)
            .Select(unitOf).OfType<string>().Where(u => u != lead).Distinct(StringComparer.Ordinal)];

    private string Reason(ItemQuestion question, string department)
    {
        var first = question.Lead.Length == 0
            ? $"方案没有写牵头部门；要填的数据多数归“{department}”"
            : $"{(question.LeadFromPlan ? "采集方案" : "方案")}写明“{department}”牵头";
        var owners = question.Owners.Select(departments.WordOf).Where(o => o != department).Distinct(StringComparer.Ordinal).ToList();
        return owners.Count == 0 ? first : $"{first}，数据另由{string.Join("、", owners)}提供";
    }
}
