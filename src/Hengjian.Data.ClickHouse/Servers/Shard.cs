using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Servers;

/// <summary>One server over HTTP. Everything that goes wrong is thrown as a <see cref="ClickHouseException"/>.</summary>
/// <remarks>
/// Answers are asked for with <c>wait_end_of_query</c>: the server keeps them back until the query is done, so that a
/// query which fails half way has no half answer. Bodies cut off on the way are noticed by HTTP itself.
/// </remarks>
/// <param name="http">Shared by all shards.</param>
/// <param name="address">Base address; user and password as in an address.</param>
/// <param name="number">From 1.</param>
/// <param name="count">Number of shards.</param>
internal sealed class Shard(HttpClient http, Uri address, int number, int count)
{
    // Queries are written by the machine: long and deep, and nested selects must be left as they are.
    private const string Settings =
        "wait_end_of_query=1&max_query_size=268435456&max_ast_elements=10000000&max_expanded_ast_elements=10000000"
        + "&max_ast_depth=100000&max_subquery_depth=10000&max_pipeline_depth=100000&enable_optimize_predicate_expression=0";

    /// <summary>The address without user and password.</summary>
    public string Name { get; } = address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    public int Number => number;

    /// <summary>Runs a statement and reads the whole answer.</summary>
    public byte[] Ask(string sql, CancellationToken cancel)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(sql));
        return Send("?" + Settings, content, asked: true, cancel);
    }

    /// <summary>Whether the server is there.</summary>
    public void Ping(CancellationToken cancel)
    {
        using var content = new ByteArrayContent("SELECT 1"u8.ToArray());
        Send("?" + Settings, content, asked: false, cancel);
    }

    /// <summary>Inserts rows in RowBinary form.</summary>
    public void Insert(string into, ReadOnlyMemory<byte> rows, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(rows);
        Send("?query=" + Uri.EscapeDataString("INSERT INTO " + into + " FORMAT RowBinary"), content, asked: true, cancel);
    }

    public ClickHouseException Unreadable(string what) => new(ClickHouseProblems.Unreadable(Name, what));

    private byte[] Send(string query, HttpContent content, bool asked, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/" + query)) { Content = content };
        Sign(request.Headers);
        try
        {
            using var response = http.Send(request, HttpCompletionOption.ResponseContentRead, cancel);
            using var stream = response.Content.ReadAsStream(cancel);
            using var answer = new MemoryStream();
            stream.CopyTo(answer);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new ClickHouseException(ClickHouseProblems.Refused(Name, Told(response.StatusCode, answer.ToArray())));
            return answer.ToArray();
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ClickHouseException(Dead(asked, e is OperationCanceledException ? "超过了时限" : (e.GetBaseException() ?? e).Message));
        }
    }

    private Problem Dead(bool asked, string why) => asked
        ? ClickHouseProblems.Silent(Name, number, count, why)
        : ClickHouseProblems.Unreachable(Name, number, count, why);

    private void Sign(HttpRequestHeaders headers)
    {
        if (address.UserInfo.Length == 0) return;
        var parts = address.UserInfo.Split(':', 2);
        headers.Add("X-ClickHouse-User", Uri.UnescapeDataString(parts[0]));
        if (parts.Length > 1) headers.Add("X-ClickHouse-Key", Uri.UnescapeDataString(parts[1]));
    }

    private static string Told(HttpStatusCode status, byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var end = text.IndexOf(", e.what()", StringComparison.Ordinal);
        if (end >= 0) text = text[..end];
        return text.Length > 0 ? text : ((int)status).ToString(CultureInfo.InvariantCulture);
    }
}
