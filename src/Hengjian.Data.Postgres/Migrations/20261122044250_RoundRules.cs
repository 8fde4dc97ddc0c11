using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RoundRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "combined_schools",
                table: "rounds",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Split");

            migrationBuilder.AddColumn<bool>(
                name: "missing_verdict_is_no",
                table: "rounds",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "combined_schools",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "missing_verdict_is_no",
                table: "rounds");
        }
    }
}
