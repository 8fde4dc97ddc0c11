namespace Hengjian.Web.Shell;

/// <summary>A feature's Chinese words for what it writes into the audit log; registered with the services.</summary>
/// <param name="Actions">Action to words: hand-in → 提交审核.</param>
/// <param name="Subjects">Kind of subject, before the colon, to a word: package → 自评.</param>
/// <param name="Names">Name of a detail to a word: due → 期限.</param>
public sealed record AuditVocabulary(
    IReadOnlyDictionary<string, string> Actions, IReadOnlyDictionary<string, string> Subjects, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>No words.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    /// <summary>Chinese words for values of details, whatever the detail: Checked → 待汇入.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = None;
}
