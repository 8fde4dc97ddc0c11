using Hengjian.Domain.Access;

namespace Hengjian.Web.Features.Accounts;

/// <summary>Rules of the matrix in words.</summary>
internal static class RoleWords
{
    /// <summary>含下级 · 本单位 · 草稿起 · 已评分、已公布.</summary>
    internal static string Of(PermissionRule rule)
    {
        var words = new List<string> { rule.Reach switch { RegionReach.Exact => "本级", RegionReach.Under => "仅下级", _ => "含下级" } };
        if (rule.Units == UnitScope.Own) words.Add("本单位");
        if (rule.Sees != Openness.Public) words.Add(rule.Sees switch { Openness.Unit => "草稿起", Openness.Government => "审核后", _ => "报送后" });
        if (rule.Stages is { } stages) words.Add(string.Join("、", stages.Select(s => s.NameOf())));
        return string.Join(" · ", words);
    }
}
