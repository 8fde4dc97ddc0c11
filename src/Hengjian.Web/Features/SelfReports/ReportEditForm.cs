using System.Globalization;
using Hengjian.Evaluation.SelfReports;

namespace Hengjian.Web.Features.SelfReports;

/// <summary>The form of a block: what was typed, and what its editor began with.</summary>
/// <param name="Template">Id of the template.</param>
/// <param name="Block">Id of the block.</param>
/// <param name="Text">As typed.</param>
/// <param name="Rebuild">The built text is wanted back.</param>
/// <param name="Seen">What the editor began with; null when the form does not say.</param>
internal sealed record ReportEditForm(string Template, string Block, string Text, bool Rebuild, ReportEditSeen? Seen)
{
    /// <summary>Reads the fields.</summary>
    public static ReportEditForm Read(IFormCollection fields) => new(
        fields["template"].ToString(), fields["block"].ToString(), fields["text"].ToString(), fields.ContainsKey("rebuild"),
        int.TryParse(fields["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && fields.ContainsKey("built")
            ? new ReportEditSeen(version, fields["built"].ToString(), fields["before"].ToString()) : null);
}
