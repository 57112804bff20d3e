key = "utwYa1PIEPuCFDI/9jvlekKZUxARwsqm0mECBJUaqyE="
signature = "WIUFepDuwUQgY2MowD0G/u5qp4YNi8npsXZtXvQD66H11Cj0fWm6/lVxKG7OgEC6dvWZZ1rrFoNp+U4pqrU1AA=="
