using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Scores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "picture_bands",
                columns: table => new
                {
                    band = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_bands", x => new { x.band, x.version_id });
                    table.ForeignKey(
                        name: "fk_picture_bands_evidence_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "evidence_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_edit_versions",
                columns: table => new
                {
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    block_id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    base_text = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    merged_with = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_edit_versions", x => new { x.report_id, x.block_id, x.number });
                    table.ForeignKey(
                        name: "fk_report_edit_versions_self_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "self_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "self_scores",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    package_id = table.Column<long>(type: "INTEGER", nullable: false),
                    region_code = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    points = table.Column<double>(type: "REAL", nullable: true),
                    most = table.Column<double>(type: "REAL", nullable: false),
                    bonus = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_scores", x => x.id);
                    table.ForeignKey(
                        name: "fk_self_scores_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_action_sequence",
                table: "audit_entries",
                columns: new[] { "subject", "action", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_picture_bands_version_id",
                table: "picture_bands",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_self_scores_package_id_item_id",
                table: "self_scores",
                columns: new[] { "package_id", "item", "id" });

            // Pictures of earlier programs are found by their quarters, too.
            for (var quarter = 0; quarter < 4; quarter++)
                migrationBuilder.Sql($"INSERT INTO picture_bands (band, version_id) SELECT CAST({quarter << 16} + ((picture_hash >> {(3 - quarter) * 16}) & 65535) AS integer), id FROM evidence_versions WHERE picture_hash IS NOT NULL");
            // What people wrote over papers so far is version 1.
            migrationBuilder.Sql("INSERT INTO report_edit_versions (report_id, block_id, number, base_text, text, \"by\", at) SELECT report_id, block_id, 1, base_text, text, \"by\", at FROM report_edits");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "picture_bands");

            migrationBuilder.DropTable(
                name: "report_edit_versions");

            migrationBuilder.DropTable(
                name: "self_scores");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_subject_action_sequence",
                table: "audit_entries");
        }
    }
}
