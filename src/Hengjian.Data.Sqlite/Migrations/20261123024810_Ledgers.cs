using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Ledgers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_periodic_values",
                table: "periodic_values");

            migrationBuilder.AddColumn<long>(
                name: "row",
                table: "periodic_values",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "pk_periodic_values",
                table: "periodic_values",
                columns: new[] { "report_id", "row", "field" });

            migrationBuilder.CreateTable(
                name: "calendar_years",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    spec = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_years", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "periodic_revisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    after_due = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_periodic_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_periodic_revisions_periodic_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "periodic_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "periodic_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    carried_from = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    removed_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_periodic_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_periodic_rows_periodic_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "periodic_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_years_year_version",
                table: "calendar_years",
                columns: new[] { "year", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_periodic_revisions_report_id_id",
                table: "periodic_revisions",
                columns: new[] { "report_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_periodic_rows_report_id_key",
                table: "periodic_rows",
                columns: new[] { "report_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_years");

            migrationBuilder.DropTable(
                name: "periodic_revisions");

            migrationBuilder.DropTable(
                name: "periodic_rows");

            migrationBuilder.DropPrimaryKey(
                name: "pk_periodic_values",
                table: "periodic_values");

            migrationBuilder.DropColumn(
                name: "row",
                table: "periodic_values");

            migrationBuilder.AddPrimaryKey(
                name: "pk_periodic_values",
                table: "periodic_values",
                columns: new[] { "report_id", "field" });
        }
    }
}
